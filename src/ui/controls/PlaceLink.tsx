import type { ComponentProps } from 'react';

/** A link to a place of the same page, by its id. The address stays as it is. */
export function PlaceLink({ place, ...rest }: Omit<ComponentProps<'a'>, 'href' | 'onClick'> & { place: string }) {
  return (
    <a
      {...rest}
      href={`#${place}`}
      onClick={(event) => {
        event.preventDefault();
        const there = document.getElementById(place);
        if (!there) return;
        there.tabIndex = -1;
        there.scrollIntoView();
        there.focus({ preventScroll: true });
      }}
    />
  );
}

import { useQuery } from '@tanstack/react-query';
import { loadPlaces } from '../../content/places';

/** What a municipality is called, by its official number; its number until that is known, and where it has no name. */
export function usePlaceNames(): (kommune: string) => string {
  const { data } = useQuery({ queryKey: ['places'], queryFn: loadPlaces, staleTime: Number.POSITIVE_INFINITY });
  return (kommune) => data?.get(kommune) ?? kommune;
}

import { useQuery } from '@tanstack/react-query';
import { loadPlaces } from '../../content/places';

/** What a municipality is called, by its official number; null until that is known, and where it has no name. */
export function usePlaceNames(): (kommune: string) => string | null {
  const { data } = useQuery({ queryKey: ['places'], queryFn: loadPlaces, staleTime: Number.POSITIVE_INFINITY });
  return (kommune) => data?.get(kommune) ?? null;
}

import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { CourseTemplate } from '../../care/courses/template';
import type { Language } from '../../care/programmes/types';
import { courseIds, loadCourse } from '../../content/load';

/** What a course can be made of, in the reader's language. */
export function useTemplates(): CourseTemplate[] | undefined {
  const { i18n } = useTranslation();
  const language = i18n.language as Language;
  return useQuery({
    queryKey: ['course-templates', language],
    queryFn: async () => (await Promise.all(courseIds.map((id) => loadCourse(id, language)))).flatMap((one) => one ?? []),
    staleTime: Number.POSITIVE_INFINITY,
  }).data;
}

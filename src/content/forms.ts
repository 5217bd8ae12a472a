import { type Form, readForm } from '../care/forms/form';

/** Forms that others ask to have filled in, fetched when they are looked at. */
export async function loadForms(): Promise<Form[]> {
  const files = await Promise.all([import('../../locales/forms/is-24-8.json'), import('../../locales/forms/team-year.json')]);
  return files.map((file) => readForm(file.default));
}

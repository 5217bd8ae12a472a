/** The recovery code as people read it: groups of four, capitals. */
export function codeGroups(code: string): string[] {
  return bareCode(code).match(/.{1,4}/g) ?? [];
}

/** Letters and digits only. What looks alike (O and 0, I and 1) is the engine's to forgive. */
export function bareCode(typed: string): string {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '');
}

/** What stands in the field while somebody types: the groups appear by themselves, and the caret's end stays the end. */
export function groupedWhileTyping(typed: string): string {
  return codeGroups(typed).join(' ');
}

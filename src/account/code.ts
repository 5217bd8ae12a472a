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

/**
 * What stands in the field while somebody types: the groups appear by themselves, and the caret's end stays the end. A pasted link, or a
 * code with words around it, stays as it came: its letters count, and the engine finds what is meant.
 */
export function groupedWhileTyping(typed: string): string {
  return isOnlyCode(typed) ? codeGroups(typed).join(' ') : typed;
}
export function isOnlyCode(typed: string): boolean {
  return /^[\da-z\s\-‐‑–]*$/i.test(typed) && bareCode(typed).length <= codeLength;
}
const codeLength = 28;

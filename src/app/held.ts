/**
 * A key that is held presses once: Enter on a button, on a link or in a field of one line does not repeat what it did. In a text it
 * makes lines, but for what sends it (Ctrl or ⌘ with Enter).
 */
export function pressOnce(): void {
  const held = (event: KeyboardEvent) => {
    if (!event.repeat || event.key !== 'Enter') return;
    if (event.target instanceof HTMLTextAreaElement && !event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
  };
  document.addEventListener('keydown', held, { capture: true });
}

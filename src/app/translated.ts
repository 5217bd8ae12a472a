/**
 * A browser that translates a page takes its texts out and puts <font> in their place. React writes on into the text that is not in the
 * page any more, and breaks where it takes it out a second time. Here what stands for a text is remembered: when the text changes, it
 * comes back in that place, to be translated anew; when it goes or something is put before it, that is done with what stands for it.
 *
 * The app itself has no <font>.
 */
const standIns = new WeakMap<Node, Element>();

export function bearTranslation(): void {
  new MutationObserver((records) => {
    for (const record of records) for (const gone of record.removedNodes) if (gone instanceof Text) remember(gone, record);
  }).observe(document, { childList: true, subtree: true });

  const { removeChild, insertBefore } = Node.prototype;
  Node.prototype.removeChild = function <T extends Node>(child: T): T {
    const here = standIn(child, this);
    if (here === child) return removeChild.call(this, child) as T;
    if (here) removeChild.call(this, here);
    return child;
  };
  Node.prototype.insertBefore = function <T extends Node>(child: T, before: Node | null): T {
    return insertBefore.call(this, child, before && (standIn(before, this) ?? null)) as T;
  };
  const value = Object.getOwnPropertyDescriptor(Node.prototype, 'nodeValue');
  Object.defineProperty(Text.prototype, 'nodeValue', {
    configurable: true,
    enumerable: true,
    get(this: Text) {
      return value?.get?.call(this);
    },
    set(this: Text, words: string | null) {
      value?.set?.call(this, words);
      const instead = this.isConnected ? null : standIns.get(this);
      if (!instead?.isConnected) return;
      standIns.delete(this);
      instead.replaceWith(this);
    },
  });
}

/** What stands in the parent for a child: itself, the <font> that was put in its place or round it; a text that is gone has nothing. */
function standIn(child: Node, parent: Node): Node | null {
  if (child.parentNode === parent) return child;
  const instead = standIns.get(child);
  if (instead?.parentNode === parent) return instead;
  let round: Node | null = child;
  while (round && round.parentNode !== parent) round = round.parentNode;
  if (round) return round;
  return child instanceof Text ? null : child;
}

function remember(gone: Text, { addedNodes, previousSibling, nextSibling }: MutationRecord) {
  const font = [...addedNodes, previousSibling, nextSibling].find((node) => node?.nodeName === 'FONT');
  if (font instanceof Element) standIns.set(gone, font);
}

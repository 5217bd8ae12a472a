import lists from '../kit/lists.module.css';

/** Six words of an account, of one list whatever language one reads in: the colleague reads them aloud, the lead follows. */
export function AccountWords({ words }: { words: readonly string[] }) {
  return (
    <p className={lists.words} data-control-words translate="no" lang="nb">
      {words.join(' · ')}
    </p>
  );
}

import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/controls/Button';
import states from '../ui/controls/states.module.css';
import { Flow } from '../ui/Flow';
import { Phone, TopBar } from '../ui/Phone';

/** A fault in a screen: what is written is safe in the worker, so a fresh page is a fair offer. */
export class CrashBoundary extends Component<{ children: ReactNode }, { crashed: boolean }> {
  override state = { crashed: false };
  static getDerivedStateFromError() {
    return { crashed: true };
  }
  override render() {
    return this.state.crashed ? <CrashPage /> : this.props.children;
  }
}

export function CrashPage() {
  const { t } = useTranslation('common');
  return (
    <Phone header={<TopBar />}>
      <Flow>
        <h1>{t('crash.title')}</h1>
        <div className={`card ${states.trouble}`} role="alert">
          <p>{t('crash.text')}</p>
          <div className="row">
            <Button variant="secondary" onClick={() => location.reload()}>
              {t('tryAgain')}
            </Button>
          </div>
        </div>
      </Flow>
    </Phone>
  );
}

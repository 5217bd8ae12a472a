import { useNavigate } from '@tanstack/react-router';
import { ChangePassphrase } from '../../account/ChangePassphrase';

export function PassphraseRoom() {
  const navigate = useNavigate();
  return <ChangePassphrase onDone={() => void navigate({ to: '/meg/sikkerhet' })} />;
}

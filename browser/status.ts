import { sendInPlace } from './status-in-place.ts';

const receipt = location.hash.slice(1);
// At once, so that it stays in no history that we can reach.
if (receipt) history.replaceState(null, '', location.pathname + location.search);

sendInPlace();
const field = document.querySelector<HTMLInputElement>('#receipt');
if (receipt && field) {
  field.value = receipt;
  field.form?.requestSubmit();
}
// Somebody else may be the one who goes back.
addEventListener('pageshow', ({ persisted }) => persisted && location.replace(location.href));

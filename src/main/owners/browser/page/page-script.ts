import { TOKEN_HEADER } from '../check-http-request.ts';

/**
 * The page's code, as sent to the browser. It shows the request, finds the browser's wallets (EIP-6963, otherwise
 * `window.ethereum`), passes the request to the one the user clicks, and posts the wallet's answer. It decides nothing:
 * main checks every answer. Strings are always set as text, never as markup.
 */
export const PAGE_SCRIPT = `
const token = location.hash.slice(1);
history.replaceState(null, '', '/');

const headers = { '${TOKEN_HEADER}': token, 'content-type': 'application/json' };
const find = (id) => document.getElementById(id);
const wallets = new Map();
let answered = false;
let gaveUp = { reason: 'rejected', detail: '' };
let busy = false;

const say = (text) => { find('status').textContent = text; };
const hex = (number) => '0x' + number.toString(16);
const line = (error) => String(error?.message ?? error).slice(0, 200);

async function load() {
  try {
    const response = await fetch('/request', { headers });
    if (response.ok) return await response.json();
  } catch {}
  end('This request is no longer open. Close this page and start again in Ballast.');
  return null;
}

function end(text) {
  answered = true;
  find('wallets').replaceChildren();
  find('switch').hidden = true;
  find('give-up').hidden = true;
  say(text);
}

async function post(answer) {
  if (answered) return;
  answered = true;
  try {
    const response = await fetch('/answer', { method: 'POST', headers, body: JSON.stringify(answer), keepalive: true });
    end(response.ok
      ? 'Done. Close this page and go back to Ballast.'
      : 'Ballast could not use the wallet’s answer. Close this page and check the account in Ballast.');
  } catch {
    end('Ballast was no longer waiting. What you approved in the wallet may still go through: check the account in Ballast.');
  }
}

function stop(reason, text, detail = '') {
  gaveUp = { reason, detail };
  find('switch').hidden = reason !== 'wrong-chain';
  say(text);
}

function setBusy(value) {
  busy = value;
  for (const button of document.querySelectorAll('button:not(#give-up)')) button.disabled = value;
}

async function ask(provider) {
  const { from, chainId, call } = request;
  say('Confirm or reject in your wallet.');
  const accounts = await provider.request({ method: 'eth_requestAccounts' });
  if (from && !accounts.some((account) => account.toLowerCase() === from.toLowerCase())) {
    return stop('wrong-account', 'Wrong account: switch to ' + from + ' in your wallet, then choose the wallet again.', String(accounts[0]));
  }
  const chain = Number(await provider.request({ method: 'eth_chainId' }));
  if (chain !== chainId) {
    find('switch').onclick = () => run(provider, () => switchChain(provider, chainId));
    return stop('wrong-chain', 'Wrong chain: the wallet is on chain ' + chain + '. Switch it to chain ' + chainId + '.', String(chain));
  }
  if (!call) return post({ ok: true, result: accounts });
  // The user may have cancelled in the meantime, here or in Ballast.
  if (answered || !(await load())) return;
  // From here on the wallet may complete the request whatever happens to this page.
  gaveUp = { reason: 'closed', detail: '' };
  await post({ ok: true, result: await provider.request(call) });
}

async function switchChain(provider, chainId) {
  await provider.request({ method: 'wallet_switchEthereumChain', params: [{ chainId: hex(chainId) }] });
  find('switch').hidden = true;
  await ask(provider);
}

async function run(provider, work) {
  if (busy || answered) return;
  setBusy(true);
  try {
    await work(provider);
  } catch (error) {
    if (error?.code === 4001) await post({ ok: false, reason: 'rejected', detail: '' });
    else if (error?.code === 4902) stop('wrong-chain', 'Your wallet does not have this chain. Add it in the wallet, then try again.', 'unknown to the wallet');
    else stop('failed', 'Wallet error: ' + line(error), line(error));
  } finally {
    setBusy(false);
  }
}

function offer(id, name, icon, provider) {
  if (wallets.has(id) || answered) return;
  wallets.set(id, provider);
  const button = document.createElement('button');
  button.textContent = 'Continue with ' + name;
  button.disabled = busy;
  if (String(icon).startsWith('data:image/')) {
    const image = document.createElement('img');
    image.alt = '';
    image.src = icon;
    button.prepend(image);
  }
  button.onclick = () => run(provider, ask);
  find('wallets').append(button);
  if (wallets.size === 1) stop('rejected', '');
}

function findWallets() {
  addEventListener('eip6963:announceProvider', ({ detail }) => {
    if (detail?.info && detail.provider) offer(detail.info.uuid, String(detail.info.name).slice(0, 40), detail.info.icon, detail.provider);
  });
  dispatchEvent(new Event('eip6963:requestProvider'));
  const lookForOld = () => {
    if (wallets.size === 0 && window.ethereum) offer('window.ethereum', 'this browser’s wallet', '', window.ethereum);
  };
  addEventListener('ethereum#initialized', lookForOld);
  setTimeout(() => {
    lookForOld();
    if (wallets.size === 0) stop('no-wallet', 'No wallet found in this browser. Install or unlock one and start again in Ballast, or make the browser with your wallet the default browser.');
  }, 500);
}

const request = await load();
if (request) {
  find('title').textContent = request.summary.title;
  find('rows').replaceChildren(...request.summary.rows.flatMap(([label, value]) => {
    const [term, text] = [document.createElement('dt'), document.createElement('dd')];
    term.textContent = label;
    text.textContent = value;
    return [term, text];
  }));
  find('give-up').hidden = false;
  find('give-up').onclick = () => post({ ok: false, ...gaveUp });
  addEventListener('pagehide', () => post({ ok: false, reason: 'closed', detail: '' }));
  findWallets();
}
`;

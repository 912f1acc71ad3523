/** The empty page. Its contents come with the request, which requires the token. */
export const PAGE_HTML = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <title>Ballast wallet request</title>
    <link rel="stylesheet" href="/page.css">
    <script type="module" src="/page.js"></script>
  </head>
  <body>
    <main>
      <p class="from">Ballast on this computer is asking your wallet to</p>
      <h1 id="title"></h1>
      <dl id="rows"></dl>
      <div id="wallets"></div>
      <p id="status" role="status"></p>
      <button id="switch" hidden>Switch the wallet’s chain</button>
      <button id="give-up" hidden>Cancel</button>
    </main>
  </body>
</html>
`;

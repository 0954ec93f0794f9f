import { type Content, html, Markup } from '../markup.ts';
import { cursorScript } from './script.ts';
import { chartStyles } from './style-charts.ts';
import { pageStyles } from './style-page.ts';
import { themeStyles } from './style-theme.ts';

/**
 * The whole document: one file that needs nothing from the network. The policy in its head makes the browser keep that
 * promise, even if something slipped through the escaping.
 */
export function layout(title: string, body: Content): string {
  const styles = new Markup([themeStyles, pageStyles, chartStyles].join('\n'));
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<title>${title}</title>
<style>${styles}</style>
</head>
<body>
<main>
${body}</main>
<script>${new Markup(cursorScript)}</script>
</body>
</html>
`.source;
}

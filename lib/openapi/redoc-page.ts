const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character]!)
}

/** The page of ReDoc, which shows the document at `specUrl`. It loads nothing but the script at `scriptUrl`. */
export function redocPage(title: string, specUrl: string, scriptUrl: string): string {
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="data:,">
<style>body { margin: 0; padding: 0 }</style>
</head>
<body>
<noscript>ReDoc needs JavaScript to show this document.</noscript>
<redoc spec-url="${escapeHtml(specUrl)}"></redoc>
<script src="${escapeHtml(scriptUrl)}"></script>
</body>
</html>
`
}

const voidElements = new Set(['meta', 'br', 'hr', 'img', 'input', 'link']);
/** Their content is text up to their end tag. */
const rawElements = new Set(['script', 'style', 'title']);

/**
 * What is wrong with a page, as a list of sentences: tags that do not nest, attributes without quotes, ids given twice,
 * labels that point nowhere. Not a full HTML parser: it asks for more than HTML does, and the report keeps to that.
 */
export function findFaults(page: string): readonly string[] {
  return [...findNestingFaults(page), ...findDoubleIds(page), ...findDanglingLabels(page)];
}

function findNestingFaults(page: string): readonly string[] {
  const faults: string[] = [];
  const open: string[] = [];
  const tag = /<!doctype html>|<(\/?)([a-z][a-z0-9]*)((?:\s+[a-zA-Z-]+(?:="[^"<]*")?)*)\s*(\/?)>|</gy;
  let index = page.indexOf('<');
  while (index >= 0) {
    tag.lastIndex = index;
    const match = tag.exec(page);
    const [whole = '', closing, name, , selfClosing] = match ?? [];
    if (name === undefined) {
      if (!whole.startsWith('<!')) faults.push(`no tag at ${page.slice(index, index + 60)}`);
    } else if (closing === '/') {
      const expected = open.pop();
      if (expected !== name) faults.push(`</${name}> closes <${expected}> near ${page.slice(index - 60, index + 20)}`);
    } else if (selfClosing !== '/' && !voidElements.has(name)) {
      open.push(name);
    }
    const after = index + whole.length;
    index = page.indexOf(rawElements.has(name ?? '') && closing !== '/' ? `</${name}` : '<', after);
  }
  return open.length === 0 ? faults : [...faults, `never closed: ${open.join(', ')}`];
}

function findDoubleIds(page: string): readonly string[] {
  const ids = [...page.matchAll(/ id="([^"]*)"/g)].map((match) => match[1] ?? '');
  return ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `id ${id} is given twice`);
}

function findDanglingLabels(page: string): readonly string[] {
  const labels = [...page.matchAll(/ aria-labelledby="([^"]*)"/g)].map((match) => match[1] ?? '');
  return labels.filter((id) => !page.includes(` id="${id}"`)).map((id) => `aria-labelledby points nowhere: ${id}`);
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Markup that is safe to put into a page as it is. */
export class Markup {
  constructor(readonly text: string) {}
}

/** What can be put into markup: text is escaped. */
type Content = string | number | Markup | readonly Content[]

/** Markup with holes; whatever is put into them is escaped, unless it is markup itself. */
export function html(parts: TemplateStringsArray, ...holes: readonly Content[]): Markup {
  return new Markup(
    parts.map((part, index) => part + (index < holes.length ? show(holes[index]!) : '')).join(''),
  )
}

function show(content: Content): string {
  if (content instanceof Markup) return content.text
  if (typeof content === 'string' || typeof content === 'number') {
    return String(content).replace(/[&<>"']/g, character => entities[character]!)
  }
  return content.map(show).join('')
}

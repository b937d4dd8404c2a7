type Child = Node | string | null | false | undefined
type Properties<Tag extends keyof HTMLElementTagNameMap> = Omit<
  Partial<HTMLElementTagNameMap[Tag]>,
  'children' | 'style' | 'dataset'
> & {
  readonly data?: Readonly<Record<string, string>>
  readonly aria?: Readonly<Record<string, string>>
  readonly role?: string
}

/** An element with what it says and holds: text is text, never markup. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Properties<Tag> = {} as Properties<Tag>,
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag)
  const { data = {}, aria = {}, role, ...own } = properties
  Object.assign(made, own)
  if (role !== undefined) made.setAttribute('role', role)
  for (const [name, value] of Object.entries(data)) made.dataset[name] = value
  for (const [name, value] of Object.entries(aria)) made.setAttribute(`aria-${name}`, value)
  made.append(...children.filter((child): child is Node | string => child instanceof Node || typeof child === 'string'))
  return made
}

import type { App } from './app.ts'
import { element } from './element.ts'
import { personCard } from './person-card.ts'
import type { ListedPerson, PersonView } from './person-view.ts'

/** At the plant's gate: each is marked, then somebody of the plant signs for all who are. */
export function gatePart(app: App): HTMLElement {
  const { words, list } = app
  return element(
    'main',
    {},
    element('p', {}, words.gateHow),
    element('p', { className: 'quiet' }, words.divertedHow),
    ...(list?.plants ?? []).map(({ enterpriseId, name }) => {
      const people = app.views.filter(({ person }) => person.enterpriseId === enterpriseId)
      return plantSection(app, { enterpriseId, name, people })
    }),
  )
}

interface Plant {
  readonly enterpriseId: string
  readonly name: string
  readonly people: readonly PersonView[]
}

function plantSection(app: App, { enterpriseId, name, people }: Plant): HTMLElement {
  const { words, link } = app
  const marks = link?.marks ?? {}
  const open = people.filter(({ stands, waiting }) => isOpen(stands) && !isSignedFor(waiting))
  const marked = open.filter(({ person }) => marks[person.workerId] !== undefined)
  const unmarked = open.filter((view) => !marked.includes(view) && view.stands !== 'absent')
  const heading = element(
    'h2',
    { id: `plant-${enterpriseId}` },
    name,
    element('span', { className: 'quiet' }, words.plantList(open.length)),
  )
  const cards = element(
    'ul',
    {},
    ...people.map((view) => personCard(app, view, open.includes(view) ? markButtons(app, view) : [])),
  )
  if (open.length === 0)
    return element('section', {}, heading, element('p', { className: 'large' }, `✓ ${words.gateDone}`), cards)
  return element('section', {}, heading, cards, ...signing(app, enterpriseId, marked, unmarked))
}

function isOpen(stands: PersonView['stands']): boolean {
  return stands !== 'handed-over' && stands !== 'diverted'
}

/** Told by this phone, and not sent yet. */
function isSignedFor(waiting: PersonView['waiting']): boolean {
  return waiting?.tap.said === 'handed-over' || waiting?.tap.said === 'not-arrived'
}

function markButtons(app: App, { person, stands }: PersonView): HTMLElement[] {
  const { words, link } = app
  const chosen = link?.marks[person.workerId]
  const button = (mark: 'here' | 'missing') =>
    element(
      'button',
      {
        type: 'button',
        className: `big mark ${mark === 'here' ? 'yes' : 'no'}`,
        aria: {
          pressed: String(chosen === mark),
          label: `${words[mark]} ${person.maskedName} ${words.seat(person.seat)}`,
        },
        data: { name: `${mark}-${person.workerId}` },
        onclick: () => void app.mark({ [person.workerId]: mark }),
      },
      `${chosen === mark ? '● ' : ''}${words[mark]}`,
    )
  // Who was called absent may have come by other means; that they are missing is known.
  return stands === 'absent' ? [button('here')] : [button('here'), button('missing')]
}

function signing(
  app: App,
  enterpriseId: string,
  marked: readonly PersonView[],
  unmarked: readonly PersonView[],
): HTMLElement[] {
  const { words } = app
  const problem = element('p', { className: 'problem', role: 'alert', id: `problem-${enterpriseId}` })
  const receiver = element('input', {
    type: 'text',
    maxLength: 60,
    autocomplete: 'off',
    id: `receiver-${enterpriseId}`,
    data: { name: `receiver-${enterpriseId}` },
    aria: { describedby: `problem-${enterpriseId}` },
  })
  const sign = () => {
    const name = receiver.value.trim()
    problem.textContent = marked.length === 0 ? words.marksNeeded : name === '' ? words.receiverNeeded : ''
    if (problem.textContent === '') void app.sign(peopleOf(marked), name)
    else if (marked.length > 0) receiver.focus()
  }
  return [
    ...(unmarked.length > 0
      ? [
          element(
            'button',
            {
              type: 'button',
              className: 'plain wide',
              data: { name: `all-${enterpriseId}` },
              onclick: () =>
                void app.mark(Object.fromEntries(peopleOf(unmarked).map(({ workerId }) => [workerId, 'here']))),
            },
            `${words.allHere}（${unmarked.length}）`,
          ),
        ]
      : []),
    element('label', { htmlFor: receiver.id }, words.receiver),
    receiver,
    problem,
    element(
      'button',
      { type: 'button', className: 'big yes wide', data: { name: `sign-${enterpriseId}` }, onclick: sign },
      words.sign(marked.length),
    ),
  ]
}

function peopleOf(views: readonly PersonView[]): ListedPerson[] {
  return views.map(({ person }) => person)
}

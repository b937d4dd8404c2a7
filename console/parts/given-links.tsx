import type { LinkStanding } from '../../domain/enterprises/enterprise-link.ts'
import type { LinkId } from '../../domain/kernel/ids.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import { useWords } from '../words/language.tsx'
import { Confirm } from './confirm.tsx'
import { givenLinksWords } from './given-links-words.ts'
import { Moment } from './moment.tsx'
import { type Column, Rows } from './rows.tsx'
import { StateTag } from './state-tag.tsx'
import { useColleagueName } from './use-colleague-name.ts'

interface GivenLink {
  readonly id: LinkId
  readonly standing: LinkStanding
  readonly validUntil: Instant
  /** Missing: the service made it. */
  readonly madeBy?: string | undefined
}

interface Props<Link> {
  readonly label: string
  readonly empty: string
  readonly list: {
    readonly items: readonly Link[]
    readonly isLoading: boolean
    readonly error: Error | null
    readonly more: (() => void) | undefined
    readonly isReadingMore: boolean
  }
  /** Before those that every list of links has. */
  readonly columns?: readonly Column<Link>[]
  readonly mayRevoke: boolean
  /** What becomes of one that is revoked. */
  readonly revokeWhat: string
  readonly onRevoke: (linkId: LinkId) => Promise<unknown>
}

/** Links that were given out, how each stands and who made it; an open one can be revoked. */
export function GivenLinks<Link extends GivenLink>(props: Props<Link>) {
  const { label, empty, list, columns = [], mayRevoke, revokeWhat, onRevoke } = props
  const words = useWords(givenLinksWords)
  const nameOf = useColleagueName()
  return (
    <Rows
      label={label}
      rows={list.items}
      rowKey={({ id }) => id}
      isLoading={list.isLoading}
      error={list.error}
      more={list.more}
      isReadingMore={list.isReadingMore}
      empty={empty}
      columns={[
        ...columns,
        { title: words.standing, shows: ({ standing }) => <StateTag of="link" state={standing} />, width: 90 },
        { title: words.validUntil, shows: ({ validUntil }) => <Moment at={validUntil} />, width: 120 },
        {
          title: words.madeBy,
          shows: ({ madeBy }) => (madeBy === undefined ? words.bySystem : nameOf(madeBy)),
          wideOnly: true,
        },
        {
          title: words.revoke,
          width: 80,
          shows: ({ id, standing }) =>
            mayRevoke &&
            standing === 'open' && (
              <Confirm
                size="small"
                isDanger
                label={words.revoke}
                title={words.revokeTitle}
                consequences={[revokeWhat]}
                onConfirm={() => onRevoke(id)}
              />
            ),
        },
      ]}
    />
  )
}

import { createHash } from 'node:crypto'
import type { BatchId } from '../kernel/ids.ts'
import type { Candidate } from './candidate.ts'

type Person = Pick<Candidate, 'workerId' | 'skills' | 'priority' | 'companionGroup'>

interface Draw {
  readonly batchId: BatchId
  readonly most: number
  /** By job orders of the batch. */
  readonly askedSkills: ReadonlySet<string>
}

/**
 * Whom a batch takes of more people than it may, companions together: before others who has a skill that it asks for, then who is helped
 * first, as a match puts them; among alike a lot decides, for which no county and no id comes first. In the order in which they came.
 */
export function drawCandidates<Of extends Person>(people: readonly Of[], { batchId, most, askedSkills }: Draw): Of[] {
  if (people.length <= most) return [...people]
  const groups = [...Map.groupBy(people, ({ companionGroup, workerId }) => companionGroup ?? workerId)]
    .map(([name, members]) => ({
      members,
      isAskedFor: members.some(({ skills }) => skills.some((skill) => askedSkills.has(skill))),
      isHelpedFirst: members.some(({ priority }) => priority),
      lot: lotOf(batchId, name),
    }))
    .toSorted(
      (one, other) =>
        Number(other.isAskedFor) - Number(one.isAskedFor) ||
        Number(other.isHelpedFirst) - Number(one.isHelpedFirst) ||
        (one.lot < other.lot ? -1 : 1),
    )
  const drawn = new Set<Of>()
  // A group for which there is no room is left out whole; who comes alone after it may still find some.
  for (const { members } of groups) if (drawn.size + members.length <= most) for (const one of members) drawn.add(one)
  return people.filter((one) => drawn.has(one))
}

/** The same at each try; another one in another batch. */
export function lotOf(batchId: BatchId, name: string): string {
  return createHash('sha256').update(`${batchId} ${name}`).digest('base64')
}

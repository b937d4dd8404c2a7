import { routes, tasks } from '../../functions/catalog.ts'
import type { CalledBy, RouteEntry, TaskEntry } from '../../functions/wiring/catalog-entry.ts'
import type { Role } from '../../functions/wiring/staff.ts'
import { type WorkflowEntry, type WorkflowName, workflows } from '../../workflows/catalog.ts'
import { definition, type Machine, type State } from '../../workflows/definition.ts'
import { waitsForOperator } from '../../workflows/wait-for-operator.ts'
import * as words from './journey-words.ts'

export interface Door {
  readonly name: words.Room
  readonly callers: readonly (keyof typeof words.callers)[]
}

export interface RoomOnTheWay {
  readonly name: words.Room
  readonly parts: readonly words.Part[]
  /** Staff who change something here, not those who only read. */
  readonly roles: readonly Role[]
  readonly workflows: readonly WorkflowOnTheWay[]
  /** Where its tasks are called; said of a room that has no workflow of its own. */
  readonly worksIn: readonly WorkflowName[]
}

export interface WorkflowOnTheWay {
  readonly name: WorkflowName
  readonly partners: readonly (keyof typeof words.partners)[]
  readonly waits: readonly Wait[]
  readonly starts: readonly WorkflowName[]
}

export interface Wait {
  readonly for: words.Awaited
  readonly words: words.Words
  /** How long at most, one entry each time that it is asked for; empty where the data say. */
  readonly seconds: readonly number[]
}

const taskEntries: Readonly<Record<string, TaskEntry>> = tasks
const routeEntries: Readonly<Record<string, RouteEntry>> = routes
const machines: Readonly<Record<WorkflowName, WorkflowEntry>> = workflows
const workflowNames = Object.keys(workflows) as WorkflowName[]

/** The rooms in the order in which a worker passes them, and the doors: rooms without a task. Whose tasks no workflow calls is beside the way. */
export function journey(): { rooms: RoomOnTheWay[]; doors: Door[] } {
  const names = unique([...Object.keys(routes), ...Object.keys(tasks)].map(roomOf)) as words.Room[]
  const isDoor = (name: words.Room) => !Object.keys(tasks).some((task) => roomOf(task) === name)
  return {
    rooms: names.map(roomOnTheWay).filter(({ workflows: own, worksIn }) => own.length > 0 || worksIn.length > 0),
    doors: names.filter(isDoor).map((name) => ({ name, callers: unique(callersOf(name)).filter(isOutside) })),
  }
}

const roomOf = (name: string) => name.split('/')[0] ?? ''
const unique = <One>(list: readonly One[]): One[] => [...new Set(list)]

function roomOnTheWay(name: words.Room): RoomOnTheWay {
  const own = Object.keys(tasks).filter((task) => roomOf(task) === name)
  const writing = routesOf(name).filter(({ method }) => method === 'POST')
  const roles = writing.flatMap(({ calledBy }) => (typeof calledBy === 'string' ? [] : calledBy.staff))
  return {
    name,
    parts: unique(own.map((task) => task.split('/').slice(1, -1).join('/')).filter(Boolean)) as words.Part[],
    roles: (Object.keys(words.roles) as Role[]).filter((role) => roles.includes(role)),
    workflows: workflowNames.filter((workflow) => roomOf(workflow) === name).map(workflowOnTheWay),
    worksIn: workflowNames.filter((workflow) => machines[workflow].tasks.some((task) => roomOf(task) === name)),
  }
}

function routesOf(room: words.Room): RouteEntry[] {
  return Object.entries(routeEntries).flatMap(([name, entry]) => (roomOf(name) === room ? [entry] : []))
}

const callersOf = (room: words.Room) => routesOf(room).map(({ calledBy }) => calledBy)
const isOutside = (calledBy: CalledBy): calledBy is keyof typeof words.callers => typeof calledBy === 'string'

function workflowOnTheWay(name: WorkflowName): WorkflowOnTheWay {
  const { tasks: called, starts = [], tasksStart = [] } = machines[name]
  const secrets = called.flatMap((task) => taskEntries[task]?.needs.secrets ?? [])
  return {
    name,
    partners: (Object.keys(words.partners) as (keyof typeof words.partners)[]).filter((one) => secrets.includes(one)),
    waits: waitsOf(name),
    starts: [...starts, ...tasksStart] as readonly WorkflowName[],
  }
}

function waitsOf(workflow: WorkflowName): Wait[] {
  const machine = definition(workflow, {
    partition: 'aws',
    functionArn: (task) => task,
    machineArn: (name) => name,
    bucket: 'bucket',
  })
  const waits = new Map<words.Words[0], Wait>()
  for (const [name, state] of statesOf(machine).filter(([one, state]) => isWait(state) && !waitsForOperator(one))) {
    const known = words.waits[name]
    if (known === undefined) throw new Error(`docs/pictures/journey-words.ts does not say what "${name}" waits for`)
    if (known === null) continue
    const [english] = known.words
    const seconds = typeof state.TimeoutSeconds === 'number' ? [state.TimeoutSeconds] : []
    waits.set(english, { ...known, seconds: [...(waits.get(english)?.seconds ?? []), ...seconds] })
  }
  return [...waits.values()]
}

const isWait = ({ Type, Resource }: State) => Type === 'Wait' || Resource?.endsWith('.waitForTaskToken') === true

/** Those inside maps and branches too, in the order of the file. */
function statesOf(machine: Machine): [string, State][] {
  return Object.entries(machine.States).flatMap(([name, state]) => [
    [name, state] as [string, State],
    ...(state.ItemProcessor ? statesOf(state.ItemProcessor) : []),
    ...(state.Branches ?? []).flatMap(statesOf),
  ])
}

/** What a release left behind that today's code does not go on with, and what to do about it. */
interface Break {
  readonly release: string
  /** Of the task, workflow, entity or object. */
  readonly name: string
  readonly problem: string
}

const days = 370

/** An execution that began with a release hands to a task what it does not take. */
export function taskWayOut({ release, name, problem }: Break): string {
  return [
    `${name} no longer takes what ${release} hands to it:`,
    problem,
    `Executions that began with that release may call it for ${days} days. The way out, the first that fits:`,
    '- take the new field with a default, or leave it out where it is missing;',
    `- keep ${name} as it is under its name, and make the change in a new task that the definition names from now on;`,
    '- where it was only renamed, say so in a migration (local/data-format/migrations.ts).',
    'Do not change or record anew what a release left.',
  ].join('\n')
}

/** An execution does not come to its end, with the definition that a release gave it, or with what the release starts it with. */
export function workflowWayOut({ release, name, problem }: Break): string {
  return [
    `${name} does not go on from ${release}:`,
    problem,
    `Executions of that release run on for up to ${days} days, and start those of today. The way out, the first that fits:`,
    '- let a new field of a start, or of what an execution ends with, be missing, and take what was before for it ($exists);',
    '- answer with a token, or from a task, what the release knows, and what is new under a field beside it;',
    '- start what is new as another workflow, and keep this one as it is.',
    'Do not change or record anew what a release left.',
  ].join('\n')
}

/** What reads an object of the bucket makes of it what the domain does not know. */
export function objectWayOut({ release, name, problem }: Break): string {
  return [
    `an object ${name} as ${release} kept it is not read as the domain has it today:`,
    problem,
    'Batches and surveys of that release lie in the bucket so, and nothing goes over them. The way out, the first that fits:',
    '- let the new field be optional, and what is missing mean what it meant before;',
    '- bring it up by the one function through which it is read (object-readers.ts names it);',
    '- keep what is new in an object of another name, beside the old one.',
    'Do not change or record anew what a release left.',
  ].join('\n')
}

/** A store makes of an item what the domain does not know. */
export function itemWayOut({ release, name, problem }: Break): string {
  return [
    `an item ${name} as ${release} kept it is not read as the domain has it today:`,
    problem,
    'Tables are full of such items, and no migration goes over a table on AWS. The way out, the first that fits:',
    '- let the new field be optional, and what is missing mean what it meant before;',
    `- bring it up when it is read, by what storage/ makes of ${name};`,
    '- keep what is new under a field, or an entity, of a new name, beside the old one.',
    'Do not change or record anew what a release left.',
  ].join('\n')
}

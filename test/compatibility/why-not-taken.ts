/** What to do about a change that executions of a release would not survive. */
export function whyNotTaken({ release, task, problem }: { release: string; task: string; problem: string }): string {
  return [
    `${task} no longer takes what ${release} hands to it:`,
    problem,
    'Executions that began with that release may call it for 370 days. The way out, the first that fits:',
    '- take the new field with a default, or leave it out where it is missing;',
    `- keep ${task} as it is under its name, and make the change in a new task that the definition names from now on;`,
    '- where it was only renamed, say so in a migration (local/data-format/migrations.ts).',
  ].join('\n')
}

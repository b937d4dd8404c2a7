/** Something that the person who started the programme can put right: its message is the one line to show, without a stack. */
export class SetupProblem extends Error {
  override readonly name = 'SetupProblem'
}

/** A machine, a branch of a Parallel or the processor of a Map; the check of the definition has seen every state. */
export interface StateGraph {
  StartAt: string
  States: { [name: string]: unknown }
}

/** The way from a machine to a graph inside it: `['Each trip', 'Both ways', 1]`. */
export type GraphPath = readonly (string | number)[]

import { isJsonObject, type JsonObject } from '../../model/json.ts'

/** The processor of a Map or the branches of a Parallel, with the place of each within the state. */
export function graphsIn(state: JsonObject): [at: string, graph: JsonObject][] {
  const { ItemProcessor: processor, Iterator: iterator, Branches: branches } = state
  if (isJsonObject(processor)) return [['/ItemProcessor', processor]]
  if (isJsonObject(iterator)) return [['/Iterator', iterator]]
  if (!Array.isArray(branches)) return []
  return branches.filter(isJsonObject).map((branch, index) => [`/Branches[${index}]`, branch])
}

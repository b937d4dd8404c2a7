import { ArcList, flowGraph, flowOn } from './flow-graph.ts'
import { maxFlow } from './max-flow.ts'
import { minCostFlow } from './min-cost-flow.ts'
import { highestScore } from './score.ts'
import type { WorkerClasses } from './worker-classes.ts'

/** How many workers of a class go to a job order. */
export interface Placed {
  readonly workerClass: number
  readonly job: number
  readonly units: number
}

/**
 * The lexicographic optimum: most workers, then most priority workers, then most points.
 *
 * Units flow from two starts, one for priority workers and one for the others, through the classes and the job orders to
 * one end. A maximum flow from the priority start, then from both, gives the first two numbers: both are reached
 * together, because the sets of workers who can be placed at once are the independent sets of a matroid (transversal
 * matroid). With both numbers forced, the least cost is the highest score.
 */
export function placeClasses(classes: WorkerClasses, headcounts: readonly number[]): Placed[] {
  const jobs = headcounts.length
  const priorityStart = classes.count + jobs
  const otherStart = priorityStart + 1
  const end = priorityStart + 2
  const arcs = new ArcList(classes.firstPair[classes.count]! + classes.count + jobs)
  for (let c = 0; c < classes.count; c++) {
    const size = classes.firstMember[c + 1]! - classes.firstMember[c]!
    for (let pair = classes.firstPair[c]!; pair < classes.firstPair[c + 1]!; pair++) {
      arcs.add(c, classes.count + classes.job[pair]!, size, highestScore - classes.points[pair]!)
    }
  }
  const pairs = arcs.count
  for (let c = 0; c < classes.count; c++) {
    const size = classes.firstMember[c + 1]! - classes.firstMember[c]!
    arcs.add(classes.priority[c] ? priorityStart : otherStart, c, size, 0)
  }
  for (let job = 0; job < jobs; job++) arcs.add(classes.count + job, end, headcounts[job]!, 0)
  const graph = flowGraph(end + 1, arcs)

  const excess = new Int32Array(graph.nodes)
  const everyone = classes.members.length
  const capacities = graph.residual.slice()
  excess[end] = -everyone
  excess[priorityStart] = everyone
  const priorityPlaced = maxFlow(graph, excess)
  excess[priorityStart] = 0
  excess[otherStart] = everyone
  const othersPlaced = maxFlow(graph, excess)

  graph.residual.set(capacities)
  excess.fill(0)
  excess[priorityStart] = priorityPlaced
  excess[otherStart] = othersPlaced
  excess[end] = -priorityPlaced - othersPlaced
  if (!minCostFlow(graph, excess, new Int32Array(graph.nodes))) throw new Error('a maximum flow cannot be repeated')
  const placed: Placed[] = []
  for (let c = 0, arc = 0; arc < pairs; arc++) {
    while (classes.firstPair[c + 1]! <= arc) c++
    const units = flowOn(graph, arc)
    if (units > 0) placed.push({ workerClass: c, job: classes.job[arc]!, units })
  }
  return placed
}

import loadHighs, { type Highs } from 'highs'

let loading: Promise<Highs> | undefined

/** HiGHS, loaded by the first who asks: its WebAssembly is compiled anew each time that it is loaded. */
export function solver(): Promise<Highs> {
  // The package types its ES module as if it were its CommonJS one: what it calls a namespace is the loader itself.
  loading ??= (loadHighs as unknown as typeof loadHighs.default)()
  return loading
}

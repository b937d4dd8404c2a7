/** Whether a file of the console lies beside itself compressed too, as `<key>.br`: what is large and never changes. */
export function liesCompressed(key: string): boolean {
  return /^(?:roll-call\/)?assets\/.+\.(?:js|css|wasm|svg)$/.test(key)
}

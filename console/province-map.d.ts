declare module 'virtual:province-map' {
  /** The province's approved map, or null where this console was built without one. */
  const map: import('../domain/kernel/places/read-province-map.ts').ProvinceMap | null
  export default map
}

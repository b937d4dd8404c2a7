import { Entity as ElectroEntity } from 'electrodb'

/**
 * ElectroDB's entity, whose model is not checked each time that one is made: models are code, the compiler knows their shape, and
 * `test/storage/models.test.ts` checks each. The check takes 1 to 2 ms, and all stores have 130 entities: two thirds of the time in which
 * they are made, at each start on one machine. Bundles for AWS are without it anyhow (`infra/bundle.ts`).
 */
export const Entity: typeof ElectroEntity = class extends ElectroEntity<never, never, never, never> {
  /** ElectroDB's own name. */
  protected _validateModel(): void {}
} as never

import * as z from 'zod'
import { ServiceError } from '../model/service-error.ts'
import { checkArn } from './arns.ts'
import { keepMachine } from './keep-machine.ts'
import { Arn, operation } from './operation.ts'
import { versionArn } from './publish.ts'
import { qualified } from './qualified.ts'

/** What began with it goes on; a version that is not there is deleted already. */
export const deleteStateMachineVersion = operation(
  z.object({ stateMachineVersionArn: Arn }),
  async (runtime, { stateMachineVersionArn }) => {
    const { machine: machineArn } = qualified(stateMachineVersionArn)
    checkArn(machineArn, 'stateMachine')
    return runtime.turns.run(() => {
      const machine = runtime.machines.get(machineArn)
      const gone = machine?.versions?.find(({ version }) => versionArn(machine, version) === stateMachineVersionArn)
      if (!machine || !gone) return {}
      const { aliases = [], versions = [], lastVersion = 0 } = machine
      const named = aliases.filter(({ routes }) => routes.some(({ version }) => version === gone.version))
      if (named.length > 0) {
        const list = named.map(({ name }) => name).join(', ')
        const message = `Version to be deleted must not be referenced by an alias. Current list of aliases referencing this version: [${list}]`
        throw new ServiceError('ConflictException', message)
      }
      keepMachine(runtime, {
        ...machine,
        versions: versions.filter((one) => one !== gone),
        // No number is given twice.
        lastVersion: Math.max(lastVersion, gone.version),
      })
      return {}
    })
  },
)

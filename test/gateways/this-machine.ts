import { reachOfOperator } from '../../functions/gateways/reach.ts'

/** As in local mode: servers of the test listen on loopback. */
export const thisMachine = reachOfOperator({ LOCAL_MODE: 'on', PRIVATE_ADDRESSES: [] })

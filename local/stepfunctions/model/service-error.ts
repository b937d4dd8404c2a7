/** A refusal of the Step Functions API; `code` is its AWS name, as `ExecutionDoesNotExist`. */
export class ServiceError extends Error {
  readonly code: string
  /** What some errors tell besides their message, as `resourceName` or `reason`. */
  readonly details: { readonly [member: string]: string }

  constructor(code: string, message: string, details: ServiceError['details'] = {}) {
    super(message)
    this.name = code
    this.code = code
    this.details = details
  }
}

/** A refusal of the Step Functions API; `code` is its AWS name, as `ExecutionDoesNotExist`. */
export class ServiceError extends Error {
  readonly code: string

  constructor(code: string, message: string) {
    super(message)
    this.name = code
    this.code = code
  }
}

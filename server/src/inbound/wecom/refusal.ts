/** A callback we do not take. `fate` is counted and logged; the sender learns only the status. */
export class Refusal extends Error {
  constructor(
    readonly status: 400 | 403 | 413 | 503,
    readonly fate: string,
  ) {
    super(fate);
    this.name = 'Refusal';
  }
}

import type { AnyHandler, ErasedMethod } from '../../service-definition.ts';

/** A method with the handler that interceptors are wrapped around. */
export interface Route {
  readonly method: ErasedMethod;
  readonly handler: AnyHandler;
}

/** By path, "/package.Service/Method". */
export type Routes = ReadonlyMap<string, Route>;

import { anonymous, type CallContext, type Identity } from '../call-context.ts';
import type { Interceptor } from '../interceptor.ts';

/** Says who calls. The default takes everybody for anonymous: without certificates nothing else can be proven. */
export function identity(identify: (context: CallContext) => Identity = () => anonymous): Interceptor {
  return (next) => (request, context) => {
    context.identity = identify(context);
    return next(request, context);
  };
}

import type { RouteDefinition, Throttle } from '../assembly/system.ts';

/**
 * A token bucket as the gateway keeps one: false where a request is one too many. In real time, also at a frozen clock.
 * `now` in milliseconds of a clock that never goes back.
 */
export function tokenBucket(
  { rate, burst }: Throttle,
  now: () => number = () => performance.now(),
): () => boolean {
  if (rate === undefined) return () => true;
  const size = burst ?? rate;
  let tokens = size;
  let filledAt = now();
  return () => {
    const moment = now();
    tokens = Math.min(size, tokens + ((moment - filledAt) / 1000) * rate);
    filledAt = moment;
    if (tokens < 1) return false;
    tokens -= 1;
    return true;
  };
}

/**
 * False where a request to a route is one too many. A route with limits of its own has a bucket of its own. All others
 * share one: AWS documents only that their limits are the stage's, and one for all is the stricter reading
 * (https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-throttling.html).
 */
export function openThrottle(
  routes: readonly RouteDefinition[],
  shared: Throttle,
): (route: RouteDefinition) => boolean {
  const mayPass = tokenBucket(shared);
  const own = new Map(
    routes.flatMap((route) => (route.throttle ? [[route, tokenBucket(route.throttle)] as const] : [])),
  );
  return (route) => (own.get(route) ?? mayPass)();
}

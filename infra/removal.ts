import { RemovalPolicy } from 'aws-cdk-lib';
import type { Config } from './config.ts';

/** What happens to stored things when their stack goes. */
export const removalPolicy = (config: Config): RemovalPolicy =>
  config.keepData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;

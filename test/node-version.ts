// Stops with a sentence where `npm ci --ignore-scripts` left the package `node` without its binary.
import { requireNode24 } from '../local/node-version.ts';

requireNode24();

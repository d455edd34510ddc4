/** Names of fields in one body: an office's list has some two hundred. More cost more than an enrollment does. */
export const MOST_NAMES = 300;

/** Names that every object already answers to, and the one by which a class would be changed. */
export const isPrototypeKey = (key: string): boolean => key in Object.prototype || key === 'prototype';

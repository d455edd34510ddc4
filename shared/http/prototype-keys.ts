/** Names that every object already answers to, and the one by which a class would be changed. */
export const isPrototypeKey = (key: string): boolean => key in Object.prototype || key === 'prototype';

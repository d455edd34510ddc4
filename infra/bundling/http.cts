// An `import` of it runs every getter of the module, one of which loads all of undici (nodejs/node#59686).
module.exports = process.getBuiltinModule('node:http');

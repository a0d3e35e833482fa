/** Tests of the command line: as a person, and as a program, would use it. */
package camelody.system.client;

/// What holds the house up: tests that read the sources and the class files of every other room.
@NullMarked
package org.gradproof.house;

import org.jspecify.annotations.NullMarked;

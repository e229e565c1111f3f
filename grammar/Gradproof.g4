/** The language of Gradproof: one statement at a time.

    Names of functions are identifiers that resolve in a scope, never keywords. The words that open statements
    (`prove`, `let`, ...) and declare (`real`, `vector`, ...) are names to the lexer; the reader turns them into the
    tokens below where they stand as such, so that all of them can still be used as names of variables.

    A chain lists operands and operators as they were written; which of them binds tighter, whether `d/dx` is a
    derivative and whether `2x` is a product is decided by `Chains`, which knows the scope. Every decision of this
    grammar is made by one token of lookahead, which keeps reading fast: no prediction, no backtracking. */
grammar Gradproof;

@header { package org.gradproof.syntax; }

tokens { SORT, ASSUME, LET, EVAL, LATEX, STEPS, FORMS, EXPAND, WHY, HINT, PROVE, PROOF, QED, CHECK, CONVENTION, DIGITS, REASON }

statement
    : SORT item (',' item)* given? EOF                                            # declare
    | ASSUME item (',' item)* given? EOF                                          # assume
    | LET binding (',' binding)* EOF                                              # let
    | EVAL expression (',' expression)* (DIGITS NUMBER)? EOF                      # eval
    | verb=(LATEX | STEPS | FORMS | EXPAND) formula given? EOF                    # show
    | verb=(WHY | HINT) NAME? EOF                                                       # ask
    | PROVE formula given? EOF                                                    # prove
    | PROOF (given NEWLINE)? expression REASON? line+ QED EOF                     # proof
    | CHECK formula given? EOF                                                    # check
    | CONVENTION expression EOF                                                   # convention
    | formula (DEFINES expression)? given? EOF                                    # definition
    ;

line : relation expression REASON? ;

given : FOR item (',' item)* ;

/** `real x in (0, 1)`, `i, j in 1..n`, `a > 0`, `S in R^(n, n) symmetric`. */
item : SORT? formula (IN domain)? ;

domain : chain (RANGE chain)? ;

binding : chain EQ expression ;

formula : clause ((AND | OR) clause)* ;

clause : NOT clause | expression (relation expression)* ;

relation : EQ | NE | LT | LE | GT | GE | APPROX ;

expression
    : IF formula THEN expression ELSE expression                                  # conditional
    | chain (AT chain EQ chain)?                                                  # plain
    ;

chain : sign* operand (operator sign* operand | juxtaposed)* ;

sign : MINUS | PLUS ;

operator : PLUS | MINUS | TIMES | DIVIDE | MATMUL | POWER ;

operand : (word | group) suffix* ;

/** A number or name directly after an operand: `2x`, `d y`. */
juxtaposed : word suffix* ;

word : NAME | NUMBER | PARTIAL ;

group
    : '(' formula (given | (',' formula)*) (')' | ']')                            # parenthesis
    | '[' formula (given | (',' formula)*) (']' | ')')                            # bracket
    | '{' expression (',' expression)* '}'                                        # set
    ;

suffix
    : '(' (argument (',' argument)*)? (';' parameter (',' parameter)*)? ')'       # call
    | '[' place (',' place)* ']'                                                  # index
    | TRANSPOSE                                                                   # transpose
    | SUPERSCRIPT                                                                 # superscript
    | PRIME                                                                       # prime
    ;

/** `x`, `k in 1..n`, `vector z in R^n`, `x -> 0+`. */
argument : SORT? expression (IN domain | ARROW approach)? ;

/** What is approached, and from where: `oo`, `0`, `0+`, `a from the left`. The reader knows the last sign of an approach. */
approach : chain side? ;

side : SIDE+ NAME* ;

/** `i`, `i in 1..n`; a condition where `d/dx [x > 0]` looks like an index. */
place : formula (IN domain)? ;

parameter : expression (EQ expression)? ;

NUMBER : (DIGIT+ ('.' DIGIT+)? | '.' DIGIT+) ([eE] [+-]? DIGIT+)? ;

IF : 'if' ;
THEN : 'then' ;
ELSE : 'else' ;
AND : 'and' | '∧' ;
OR : 'or' | '∨' ;
NOT : 'not' | '¬' ;
FOR : 'for' ;
IN : 'in' | '∈' ;
AT : 'at' ;

PARTIAL : '∂' ;
TRANSPOSE : '.T' | 'ᵀ' | '⊤' ;
SUPERSCRIPT : [⁺⁻]? [⁰¹²³⁴⁵⁶⁷⁸⁹]+ ;
SIDE : [⁺⁻] ;
PRIME : '\'' | '′' ;

DEFINES : ':=' | '≔' ;
EQ : '=' | '==' ;
NE : '!=' | '≠' ;
LE : '<=' | '≤' | '⩽' ;
GE : '>=' | '≥' | '⩾' ;
LT : '<' ;
GT : '>' ;
APPROX : '~' | '≈' ;

ARROW : '->' | '→' | '⟶' ;
PLUS : '+' ;
MINUS : '-' | '−' | '–' ;
TIMES : '*' | '·' | '×' | '⊙' | '∗' | '⋅' ;
DIVIDE : '/' | '÷' | '∕' ;
POWER : '^' | '**' ;
MATMUL : '@' ;

RANGE : '..' | '…' ;
COMMA : ',' ;
SEMICOLON : ';' ;
LPAREN : '(' ;
RPAREN : ')' ;
LBRACKET : '[' ;
RBRACKET : ']' ;
LBRACE : '{' ;
RBRACE : '}' ;

NAME : LETTER (LETTER | DIGIT | '_' | SUBSCRIPT)* | INFINITY ;

NEWLINE : '\r'? '\n' | '\r' ;
SPACE : [ \t\u000B\f\u00A0\u2000-\u200B\u202F\u3000\uFEFF]+ -> skip ;
COMMENT : '#' ~[\r\n]* -> skip ;
STRANGE : . ;

fragment DIGIT : [0-9] ;
fragment INFINITY : '∞' ;
fragment SUBSCRIPT : [\u2080-\u2089\u2090-\u209C\u1D62-\u1D6A\u2C7C] ;
fragment LETTER : [a-zA-Z_\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u1CFF\u1E00-\u1FFF\u2102-\u2124\u2126-\u214F√∑∏] ;

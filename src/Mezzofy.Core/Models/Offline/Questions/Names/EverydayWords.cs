using System.Collections.Frozen;
using Mezzofy.Core.Language;

namespace Mezzofy.Core.Models.Offline.Questions.Names;

/// <summary>Words that mean something in a question by themselves and so are no part of a name.</summary>
internal static class EverydayWords
{
    private static readonly string[] Months = ["jan", "feb", "mar", "mac", "apr", "may", "mei", "june", "jun", "july", "jul", "aug", "ogos", "sep", "sept", "oct", "okt", "nov", "dec", "dis"];

    private static readonly FrozenSet<string> All = Subjects.All
        .SelectMany(subject => subject.Terms.LatinWords.Concat(subject.Measures.SelectMany(measure => measure.Terms.LatinWords)).Concat(subject.Filters.SelectMany(filter => filter.Terms.LatinWords)))
        .Concat(Vocabulary.Filters.SelectMany(filter => filter.Terms.LatinWords))
        .Concat(Vocabulary.Dimensions.SelectMany(dimension => dimension.Terms.LatinWords))
        .Concat(Vocabulary.Asking.SelectMany(terms => terms.LatinWords))
        .Concat(EmbeddedTable.Rows("function_words.tsv").SelectMany(row => row[1].Split(' ')))
        .Concat(Months)
        .Concat(["january", "february", "march", "april", "august", "september", "october", "november", "december", "januari", "februari", "ogos", "oktober", "disember", "julai", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "chinese", "year", "hari", "raya", "deepavali", "christmas", "sdn", "pte", "ltd", "kpi", "roi", "gst", "pdf", "csv", "group", "house", "home", "club", "new", "old", "big"])
        .ToFrozenSet();

    /// <summary>Whether a lower-case word is one of them.</summary>
    public static bool Contains(string word) => All.Contains(word) || All.Contains(Stemmer.Stem(word));
}

namespace Mezzofy.Core.Models.Offline.Questions;

/// <summary>A word in the three languages.</summary>
/// <param name="English">In English.</param>
/// <param name="Chinese">In Chinese.</param>
/// <param name="Malay">In Malay.</param>
internal sealed record Label(string English, string Chinese, string Malay)
{
    public string In(string language) => language switch
    {
        Language.Languages.Chinese => Chinese,
        Language.Languages.Malay => Malay,
        _ => English,
    };
}

/// <summary>Something that can be asked about: a view and what of it people ask for.</summary>
/// <param name="Department">Whose view it is.</param>
/// <param name="View">The view.</param>
/// <param name="DateColumn">The day that a period in the question is about; null where a period makes no sense.</param>
/// <param name="Name">What its rows are called.</param>
/// <param name="Terms">The words it is recognised by.</param>
/// <param name="List">The columns of a list of rows.</param>
/// <param name="Order">How such a list is ordered.</param>
internal sealed record Subject(string Department, string View, string? DateColumn, Label Name, Terms Terms, string[] List, string Order)
{
    /// <summary>What is counted or added up; the first is taken when none is named.</summary>
    public Measure[] Measures { get; init; } = [];

    /// <summary>What it can be split by.</summary>
    public string[] Dimensions { get; init; } = [];

    /// <summary>What can narrow it, besides <see cref="Vocabulary.Filters"/> on its columns.</summary>
    public Filter[] Filters { get; init; } = [];

    /// <summary>Columns that <see cref="Vocabulary.Filters"/> may narrow.</summary>
    public string[] Columns { get; init; } = [];

    /// <summary>A question without a measure lists rows instead of counting them.</summary>
    public bool ListsByDefault { get; init; }
}

/// <summary>A figure of a subject.</summary>
/// <param name="Name">Its heading.</param>
/// <param name="Terms">The words it is recognised by.</param>
/// <param name="Sql">The aggregate.</param>
/// <param name="RowSql">Its column in a single row, to order a list by; null when there is none.</param>
internal sealed record Measure(Label Name, Terms Terms, string Sql, string? RowSql = null)
{
    /// <summary>Whether small is good, so that "best" means least.</summary>
    public bool LeastIsBest { get; init; }
}

/// <summary>A condition.</summary>
/// <param name="Name">How it reads in a title.</param>
/// <param name="Terms">The words it is recognised by.</param>
/// <param name="Sql">The condition.</param>
/// <param name="Column">The column that a subject must have for it.</param>
internal sealed record Filter(Label Name, Terms Terms, string Sql, string? Column = null);

/// <summary>A column to split by.</summary>
/// <param name="Column">The column.</param>
/// <param name="Name">Its heading.</param>
/// <param name="Terms">The words it is recognised by.</param>
internal sealed record Dimension(string Column, Label Name, Terms Terms);

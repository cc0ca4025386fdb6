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

    /// <summary>Columns with names that may narrow it, the likeliest first.</summary>
    public string[] Names { get; init; } = [];

    /// <summary>Whose it is: the column of the person that "my" means; null where there is none.</summary>
    public string? Owner { get; init; }

    /// <summary>What always holds of its rows; null for nothing.</summary>
    public string? Always { get; init; }

    /// <summary>Whether a question without a figure counts no rows but takes the first measure.</summary>
    public bool IsFigure { get; init; }

    /// <summary>Whether its figure is what has gathered up to a day, so that a period only says up to which.</summary>
    public bool IsBalance { get; init; }

    /// <summary>Whether it answers better than the report of its department.</summary>
    public bool IsDirect { get; init; }

    /// <summary>What its members are ranked by when no figure is named: the customers by their orders.</summary>
    public Subject? RanksAs { get; init; }

    /// <summary>Words without which its rows are listed when something narrows them; null for subjects that are rather counted.</summary>
    public Terms? ListsUnless { get; init; }

    /// <summary>Words with which it is not meant after all.</summary>
    public Terms? Unless { get; init; }

    /// <summary>What is meant when no state is named.</summary>
    public Default[] Defaults { get; init; } = [];

    /// <summary>What ages, for "more than 60 days" and "not since June".</summary>
    public Aging[] Ages { get; init; } = [];

    /// <summary>The split of a "breakdown" that does not say by what.</summary>
    public string? Breakdown { get; init; }

    /// <summary>What it is read from.</summary>
    public string Source => View.StartsWith('(') ? View : $"reporting.{View}";
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

    /// <summary>What its figures are.</summary>
    public FigureUnit Unit { get; init; } = FigureUnit.Money;

    /// <summary>The metric of the department's targets that it is measured by; null for none.</summary>
    public string? Target { get; init; }

    /// <summary>The day that counts for it, when it is not the subject's.</summary>
    public string? DateColumn { get; init; }

    /// <summary>Whether it is an average by itself.</summary>
    public bool IsAverage => Sql.Contains("avg(", StringComparison.Ordinal);
}

/// <summary>A condition.</summary>
/// <param name="Name">How it reads in a title.</param>
/// <param name="Terms">The words it is recognised by.</param>
/// <param name="Sql">The condition.</param>
/// <param name="Column">The column that a subject must have for it.</param>
internal sealed record Filter(Label Name, Terms Terms, string Sql, string? Column = null)
{
    /// <summary>The day on which it came about, which a period is then about; null for the subject's.</summary>
    public string? DateColumn { get; init; }

    /// <summary>Conditions of one group exclude or include each other; the one that says most holds.</summary>
    public string? Group { get; init; }

    /// <summary>Whether it has the period in it already.</summary>
    public bool TakesPeriod { get; init; }

    /// <summary>Whether it is a name out of the data.</summary>
    public bool IsName { get; init; }
}

/// <summary>A condition that is meant although nobody names it.</summary>
/// <param name="When">Words that bring it about; null for always.</param>
/// <param name="Filter">The condition.</param>
internal sealed record Default(Terms? When, Filter Filter)
{
    /// <summary>Whether it only holds where the rows are ranked or averaged.</summary>
    public bool OnlyForFigures { get; init; }

    /// <summary>Whether it only holds when no period is named.</summary>
    public bool OnlyWithoutPeriod { get; init; }
}

/// <summary>What an age means for a subject.</summary>
/// <param name="Terms">Words that say this age is meant; null for any.</param>
/// <param name="Name">How it reads, with the day for <c>{0}</c>.</param>
/// <param name="Older">The condition of what is older; <c>{0}</c> is the day as a date.</param>
/// <param name="Younger">The condition of what is younger.</param>
internal sealed record Aging(Terms? Terms, Label Name, string Older, string Younger)
{
    /// <summary>Whether it is about nothing having happened, as in "not contacted for".</summary>
    public bool IsIdle { get; init; }
}

/// <summary>A column to split by.</summary>
/// <param name="Column">The column.</param>
/// <param name="Name">Its heading.</param>
/// <param name="Terms">The words it is recognised by.</param>
internal sealed record Dimension(string Column, Label Name, Terms Terms);
